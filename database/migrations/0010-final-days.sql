-- A deadline beyond the published calendar becomes final once its year is out.
grant update (reply_by, provisional) on participation.objection to liren_server;
create index task_provisional on tasks.task (district_id, due_on, task_id) where state = 'open' and provisional;
