"""How well the first products answer a query: nDCG@10 and recall@100 on judged queries, both engines."""
