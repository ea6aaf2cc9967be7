ALTER TABLE "public"."a_streets" DROP CONSTRAINT "a_streets_city_id_fkey";
ALTER TABLE "public"."m_cities" DROP CONSTRAINT "m_cities_country_fkey";
-- deletes the table public.a_streets; locks public.a_streets ACCESS EXCLUSIVE
DROP TABLE "public"."a_streets";
-- deletes the table public.m_cities; locks public.m_cities ACCESS EXCLUSIVE
DROP TABLE "public"."m_cities";
-- deletes the table public.z_countries; locks public.z_countries ACCESS EXCLUSIVE
DROP TABLE "public"."z_countries";
