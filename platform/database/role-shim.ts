/**
 * What hosted Supabase has and a bare PostgreSQL lacks: the three roles our migrations revoke from and grant to, and
 * the generous default rights that Supabase gives them, so that what a migration forgets to revoke shows in our tests.
 * Roles belong to the whole cluster: another database may be creating them at this moment.
 */
export const ROLE_SHIM = `
do $$
declare
  v_role text;
begin
  foreach v_role in array array['anon', 'authenticated', 'service_role'] loop
    begin
      execute format('create role %I nologin noinherit', v_role);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
`;
