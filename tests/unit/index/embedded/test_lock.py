"""Many readers or one writer."""

import threading

from index.embedded.lock import ReadWriteLock


def test_readers_share_the_lock() -> None:
    lock, both = ReadWriteLock(), threading.Barrier(2, timeout=10)

    def read() -> None:
        with lock.reading():
            both.wait()

    other = threading.Thread(target=read)
    other.start()
    read()
    other.join(10)
    assert not both.broken


def test_a_writer_is_alone() -> None:
    lock, seen, total = ReadWriteLock(), [], [0]

    def write() -> None:
        for _ in range(200):
            with lock.writing():
                before = total[0]
                total[0] = before + 1

    def read() -> None:
        for _ in range(200):
            with lock.reading():
                first = total[0]
                seen.append(first == total[0])

    threads = [threading.Thread(target=work) for work in (write, write, read, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert total[0] == 400
    assert all(seen)
