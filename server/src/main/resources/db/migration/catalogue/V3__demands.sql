-- What a category demands of whoever handles it: acceptance on site, what is looked at there, how often the citizen hears.
alter table category add column on_site boolean not null default false;
alter table category add column checklist text[] not null default '{}';
alter table category add column progress text; -- a limit as it is written, null where nothing is promised
