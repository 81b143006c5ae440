"""Everything that is done to the finished site after the engine: one module per job."""
