-- Pages of lists and of searches are small, however many rows the planner expects: to start other processes for one costs more than to read it.
ALTER TABLE ticket_filter SET (parallel_workers = 0);
ALTER TABLE ticket_unit SET (parallel_workers = 0);
ALTER TABLE work_item SET (parallel_workers = 0);
ALTER TABLE ticket_search SET (parallel_workers = 0);
ALTER TABLE caller_search SET (parallel_workers = 0);
