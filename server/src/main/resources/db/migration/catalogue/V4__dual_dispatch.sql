-- 双派发: a rule may give the community in which it happened a part of its own, with this duty; empty for none.
alter table catalogue_rule add column community text not null default '' check (length(community) <= 200);
