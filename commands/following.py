"""Matching and indexing, with how far they are on a terminal."""

from rich.console import Console

from scheduler.following import Followed, Follower


def catch_up(follower: Follower) -> Followed:
    """Match and index what changed; on standard error it is told how far that is."""
    with Console(stderr=True).status("Matching…") as status:
        return follower.catch_up(
            lambda done: status.update(
                f"Matching… {done.offers:,} offers, {done.new_products:,} new products"
            ),
            lambda done: status.update(f"Indexing… {done.indexed:,} products"),
        )
