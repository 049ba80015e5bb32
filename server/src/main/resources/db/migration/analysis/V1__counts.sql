-- How many requests came and ended, by city day: for the counter in the top bar and later reports. A projection of the
-- stream of facts, rebuilt at any time, hence without foreign keys.

-- The whole city by the minute, so that "yesterday at this time" is exact.
create table city_minute (
    day    date     not null,
    minute smallint not null,
    came   integer  not null default 0,
    ended  integer  not null default 0,
    primary key (day, minute),
    constraint city_minute_of_a_day check (minute between 0 and 1439),
    constraint city_minute_counted check (came >= 0 and ended >= 0)
);

-- By the hour: what was said about an area, and what a unit was put in charge of. Kept for the unit itself; what
-- stands below a district or street is added up when it is asked for, as the tree then is.
create table daily_count (
    day     date     not null,
    part    text     not null,
    unit_id bigint   not null,
    hour    smallint not null,
    came    integer  not null,
    primary key (part, unit_id, day, hour),
    constraint daily_count_part_known check (part in ('AREA', 'LEAD')),
    constraint daily_count_hour_of_a_day check (hour between 0 and 23),
    constraint daily_count_counted check (came >= 0)
);
create index daily_count_day on daily_count (day, part);
