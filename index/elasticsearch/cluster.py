"""The connection: one alias, its index versions, and every failure as one of our errors."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import streaming_bulk
from elasticsearch.serializer import OrjsonSerializer

from catalog.errors import ConfigurationError, ServiceUnavailableError

Body = dict[str, Any]

# Who logs in, and with what: messages go into logs, and to anybody who searches.
_LOGIN = re.compile(r"[^/\s'\"]+@")

# Seconds for one request; bulk requests and merges on a busy node take some.
_TIMEOUT = 30
# A node that restarts or is overloaded is back after a few tries, each waiting twice as long (2 s to 30 s).
_RETRIES = 5
_BUSY = frozenset({429, 502, 503, 504})
# Documents in a bulk request: about a megabyte.
_CHUNK = 500
# Only what was committed is visible: no refresh but the commit's. A second node gets a copy by itself.
_SETTINGS = {"index.refresh_interval": "-1", "index.auto_expand_replicas": "0-1"}


class Cluster:
    """``alias`` is what is searched; versions are named ``ALIAS-v000001`` and so on."""

    def __init__(self, url: str, alias: str) -> None:
        """Connects at the first request. Raises ConfigurationError for what is no URL."""
        self.url = _without_password(url)
        self.alias = alias
        try:
            self.client = Elasticsearch(
                url,
                request_timeout=_TIMEOUT,
                retry_on_timeout=True,
                max_retries=2,
                serializers={"application/json": OrjsonSerializer()},
            )
        except ValueError as error:
            raise ConfigurationError(
                "PRICEMESH_ELASTICSEARCH_URL must be like http://localhost:9200, got "
                f"{self.url!r}: {_without_password(str(error))}"
            ) from None  # the foreign error tells the whole address

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Raises ServiceUnavailableError when the cluster is away, busy or refuses."""
        try:
            yield
        except (TransportError, ConnectionTimeout) as error:
            raise ServiceUnavailableError(
                f"Elasticsearch at {self.url} cannot be reached ({error}); start it, or unset "
                "PRICEMESH_ELASTICSEARCH_URL to search with the embedded engine"
            ) from error
        except ApiError as error:
            state = "is busy" if error.status_code in _BUSY else "refused"
            raise ServiceUnavailableError(
                f"Elasticsearch at {self.url} {state} (HTTP {error.status_code}: {error.message})"
            ) from error

    def search(self, body: Body, index: str | None = None) -> Body:
        """One search on the alias, or on a version."""
        with self.translated():
            answer = self.client.search(index=index or self.alias, **body)
            return dict(answer.body)

    def sources(self, ids: Sequence[str], fields: Sequence[str], index: str) -> dict[str, Body]:
        """Parts of documents by id; unknown ids are absent."""
        if not ids:
            return {}
        with self.translated():
            answer = self.client.mget(index=index, ids=list(ids), source_includes=list(fields))
        return {one["_id"]: one["_source"] for one in answer["docs"] if one.get("found")}

    def frequencies(self, index: str, tokens: Sequence[str], fields: Sequence[str]) -> dict[str, int]:
        """In how many documents each token is, in the field where it is most frequent; 0 when in none."""
        text = " ".join(tokens)
        with self.translated():
            answer = self.client.termvectors(
                index=index,
                doc=dict.fromkeys(fields, text),
                term_statistics=True,
                field_statistics=False,
                positions=False,
                offsets=False,
            )
        found = dict.fromkeys(tokens, 0)
        for field in answer["term_vectors"].values():
            for token, statistics in field["terms"].items():
                found[token] = max(found.get(token, 0), int(statistics.get("doc_freq", 0)))
        return found

    def current(self) -> str | None:
        """The version that the alias points at."""
        with self.translated():
            if not self.client.indices.exists_alias(name=self.alias):
                return None
            return str(next(iter(self.client.indices.get_alias(name=self.alias).body)))

    def create(self, mapping: Mapping[str, Any]) -> str:
        """A new empty version, not yet in use."""
        with self.translated():
            names = self.client.indices.get(index=f"{self.alias}-v*", features="aliases").body
            taken = [int(found[1]) for name in names if (found := re.search(r"-v(\d+)$", name))]
            name = f"{self.alias}-v{max(taken, default=0) + 1:06d}"
            self.client.indices.create(index=name, mappings=dict(mapping), settings=_SETTINGS)
        return name

    def publish(self, name: str) -> None:
        """Point the alias at a version, in one step, and delete the others."""
        with self.translated():
            others = [
                index for index in self.client.indices.get(index=f"{self.alias}-v*").body if index != name
            ]
            actions: list[Body] = [{"add": {"index": name, "alias": self.alias}}]
            actions += [{"remove_index": {"index": index}} for index in others]
            self.client.indices.update_aliases(actions=actions)

    def remove_all(self) -> None:
        """Delete every version."""
        with self.translated():
            for name in self.client.indices.get(index=f"{self.alias}-v*").body:
                self.client.indices.delete(index=name)

    def meta(self, index: str) -> Body:
        """What ``set_meta`` stored with a version."""
        with self.translated():
            mapping = self.client.indices.get_mapping(index=index).body
        return dict(next(iter(mapping.values()))["mappings"].get("_meta", {}))

    def set_meta(self, index: str, meta: Body) -> None:
        """Store facts about a version beside it."""
        with self.translated():
            self.client.indices.put_mapping(index=index, meta=meta)

    def write(self, actions: Iterable[Body]) -> None:
        """Bulk with retries. Raises ServiceUnavailableError naming the first document that was refused."""
        with self.translated():
            for done, result in streaming_bulk(
                self.client, actions, chunk_size=_CHUNK, max_retries=_RETRIES, raise_on_error=False
            ):
                # To delete what is not there is no failure.
                if not done and result.get("delete", {}).get("result") != "not_found":
                    raise ServiceUnavailableError(f"Elasticsearch at {self.url} refused a document: {result}")

    def refresh(self, index: str) -> None:
        """Make what was written visible."""
        with self.translated():
            self.client.indices.refresh(index=index)

    def close(self) -> None:
        """Close the connections."""
        self.client.close()


def _without_password(text: str) -> str:
    return _LOGIN.sub("***@", text)
