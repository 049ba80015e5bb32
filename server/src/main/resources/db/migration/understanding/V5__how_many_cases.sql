-- How many cases there were when a subject was last learned: twice as many are worth learning anew by day.
alter table understanding_lesson add column cases bigint;
