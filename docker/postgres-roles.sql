-- The roles of hosted Supabase, and the one that PostgREST logs in as. For the database of docker-compose.yml alone:
-- its password is no secret, and nothing outside the compose network reaches it.
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit;
create role authenticator login noinherit password 'authenticator';
grant anon, authenticated, service_role to authenticator;
