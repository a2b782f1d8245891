"""The same reading over WARC files by the thousand, as steps of a datatrove pipeline.

    warcs ──HtmlPages──▶ captures ──ReadPages──▶ records ──SignTexts──▶ ──WriteTables──▶ Parquet
                                     (own process)

``run`` puts the steps together and hands them to an executor of datatrove: on this machine, on Ray,
on Slurm. A shard is one WARC file; what a shard has read is kept in parts, so that a run that ends
anyhow goes on where it was.
"""
