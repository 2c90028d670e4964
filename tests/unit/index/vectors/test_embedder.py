"""The embedder that ships: unit vectors, the same in any batch, and likeness that makes sense."""

from pathlib import Path

import numpy as np
import pytest

from catalog.errors import ConfigurationError
from index.vectors.embedder import Embedder, load_embedder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(threads=1)


def test_vectors_have_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed(["65 inch tv", "", "USB hub with four ports"])
    assert vectors.shape == (3, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_a_text_keeps_its_place_and_nearly_its_vector_in_a_batch_of_other_lengths(embedder: Embedder) -> None:
    texts = ["mouse", "a laptop bag of leather with room for chargers, cables and papers", "aa battery"] * 20
    together = embedder.embed(texts)
    alone = np.vstack([embedder.embed([text]) for text in texts])
    # weights and activations are 8-bit integers scaled per batch, hence not equal to the last digit
    assert float((together * alone).sum(axis=1).min()) > 0.97


def test_a_product_is_nearer_to_its_kind_than_to_another(embedder: Embedder) -> None:
    query, right, wrong = embedder.embed(["laptop", "Dell Latitude 14 notebook computer", "red dog bowl"])
    assert query @ right > query @ wrong


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"model\.onnx"):
        load_embedder(tmp_path)
