"""Text to unit vectors, by a small trained model run by ONNX Runtime; no torch."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog.errors import ConfigurationError

Vectors: TypeAlias = NDArray[np.float32]

EMBEDDER_DATA = Path(__file__).parents[2] / "data" / "embedder"

# Holds a title, a brand and the key attributes; the cost grows with the length.
MAX_TOKENS = 64
# One batch is padded to its longest text, so a small one wastes little.
BATCH = 32


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness, -1..1."""

    @property
    def name(self) -> str:
        """Changes when the same text would give another vector."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: float32 of shape (len(texts), dimensions), each row of length 1."""


class OnnxEmbedder:
    """An encoder whose graph pools and normalises: ``input_ids``, ``attention_mask`` → ``embedding``."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """Load ``model.onnx`` and ``tokenizer.json``. ``threads`` 0: as many as there are cores."""
        import onnxruntime
        from tokenizers import Tokenizer

        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ConfigurationError(
                    f"an embedder folder holds model.onnx and tokenizer.json, {folder} has no {name}; "
                    "make one with python -m index.vectors.export"
                )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._dimensions = int(self._session.get_outputs()[0].shape[1])
        # the weights' own checksum costs 30 ms once and cannot be forgotten
        self._name = blake2b((folder / "model.onnx").read_bytes(), digest_size=8).hexdigest()

    @property
    def name(self) -> str:
        """Changes when the same text would give another vector."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts, alike lengths together, so that little is spent on padding."""
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda position: len(texts[position]))
        for start in range(0, len(order), BATCH):
            positions = order[start : start + BATCH]
            vectors[positions] = self._embed_batch([texts[position] for position in positions])
        return vectors

    def _embed_batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        feed = {
            "input_ids": np.array([row.ids for row in encoded], dtype=np.int64),
            "attention_mask": np.array([row.attention_mask for row in encoded], dtype=np.int64),
        }
        return np.asarray(self._session.run(["embedding"], feed)[0], dtype=np.float32)


def load_embedder(data_dir: Path = EMBEDDER_DATA, *, threads: int = 0) -> Embedder:
    """The embedder that ships with the product. Takes about 0.2 s; load it once and keep it.

    Raises ConfigurationError when the folder does not hold a model.
    """
    return OnnxEmbedder(data_dir, threads=threads)
