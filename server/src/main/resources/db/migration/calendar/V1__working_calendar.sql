-- Statutory holidays change every year and are corrected during it: data with versions, never code.
create table calendar_year (
    place text not null,
    year integer not null check (year between 1949 and 2200),
    version integer not null check (version >= 1),
    source text not null,
    recorded_at timestamptz not null,
    primary key (place, year, version)
);

create table calendar_day (
    place text not null,
    year integer not null,
    version integer not null,
    day date not null,
    kind text not null check (kind in ('HOLIDAY', 'WORKDAY')),
    name text not null,
    name_en text not null,
    primary key (place, year, version, day),
    foreign key (place, year, version) references calendar_year,
    check (extract(year from day) = year)
);

create table calendar_hours (
    place text not null,
    year integer not null,
    version integer not null,
    opens time not null,
    closes time not null,
    primary key (place, year, version, opens),
    foreign key (place, year, version) references calendar_year,
    check (opens < closes)
);
