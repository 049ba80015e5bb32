-- Which digests tell of a case: asked for every rung that is told.
create index notice_case_of_case on notice_case (case_id);
