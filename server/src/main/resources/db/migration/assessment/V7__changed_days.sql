-- When something that is counted changed on a day, by the stamp of that change; days that did not since this table
-- was made are missing. The day -infinity stands for all days: what was counted was forgotten then.
create table assessed_change (
    day   date   primary key,
    stamp bigint not null
);
