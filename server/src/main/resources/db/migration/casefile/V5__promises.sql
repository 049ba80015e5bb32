-- Until when the citizen was promised to hear of the progress (告知承诺): silence shows also where another clock runs out sooner.

alter table assignment add column promise_at timestamptz;
update assignment set promise_at = due_at where due_clock = 'PROGRESS';
