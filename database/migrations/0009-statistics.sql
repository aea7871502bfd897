-- After many rows at once the planner knows nothing of them until autovacuum comes round, a minute or more later: until
-- then it reads a district's whole table for one person. Only an owner may count tables again; this is how the server asks.
create function platform.count_again(schemas text[]) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  found regclass;
begin
  for found in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any (schemas) and c.relowner = (select oid from pg_roles where rolname = current_user)
     order by n.nspname, c.relname
  loop
    execute format('analyze %s', found);
  end loop;
end
$$;
revoke all on function platform.count_again(text[]) from public;
grant execute on function platform.count_again(text[]) to liren_server;
