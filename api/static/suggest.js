// Completions under the search field. The page works the same without this file.
const field = document.querySelector("#q");
const list = document.querySelector("#suggestions");
const told = document.querySelector("#suggested");
let waiting;

function show(items) {
  list.replaceChildren(
    ...items.map((item) => {
      const link = document.createElement("a");
      link.href = item.product_id
        ? `/products/${encodeURIComponent(item.product_id)}`
        : `/search?q=${encodeURIComponent(item.text)}`;
      const kind = document.createElement("span");
      kind.className = "soft";
      kind.textContent = item.kind;
      link.append(item.text, kind);
      const row = document.createElement("li");
      row.append(link);
      return row;
    }),
  );
  list.hidden = items.length === 0;
  told.textContent = items.length ? `Suggestions: ${items.length}. Tab leads to them, Escape closes them.` : "";
}

async function complete() {
  const text = field.value.trim();
  if (!text) return show([]);
  const answer = await fetch(`/v1/suggest?q=${encodeURIComponent(text)}`);
  if (answer.ok && field.value.trim() === text) show((await answer.json()).items);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(complete, 80);
});
document.addEventListener("click", (event) => {
  if (!list.contains(event.target) && event.target !== field) show([]);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || list.hidden) return;
  // hidden, the list would take the focus of who is in it along
  if (list.contains(document.activeElement)) field.focus();
  show([]);
});
// A changed facet or order applies at once; without JavaScript the button does it. Arrow keys pass through choices on
// their way: what they reach applies with Enter, and an order also when the focus leaves it.
document.querySelectorAll("[data-submit]").forEach((element) => {
  let stepping = false;
  let open = false;
  const submit = () => {
    open = false;
    element.form.requestSubmit();
  };
  element.addEventListener("keydown", (event) => {
    stepping = event.key.startsWith("Arrow");
    if (event.key === "Enter" && open) {
      event.preventDefault();
      submit();
    }
  });
  element.addEventListener("pointerdown", () => {
    stepping = false;
  });
  element.addEventListener("change", () => {
    if (!stepping) return submit();
    stepping = false;
    open = true;
  });
  element.addEventListener("blur", () => {
    if (open && element.tagName === "SELECT") submit();
  });
});
