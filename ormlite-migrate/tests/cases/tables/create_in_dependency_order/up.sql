CREATE TABLE "public"."a_streets" (
    "id" integer NOT NULL,
    "city_id" integer NOT NULL,
    CONSTRAINT "a_streets_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."m_cities" (
    "id" integer NOT NULL,
    "country" character(2) NOT NULL,
    CONSTRAINT "m_cities_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."z_countries" (
    "code" character(2) NOT NULL,
    CONSTRAINT "z_countries_pkey" PRIMARY KEY ("code")
);
ALTER TABLE "public"."a_streets" ADD CONSTRAINT "a_streets_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "public"."m_cities" ("id") ON DELETE CASCADE;
ALTER TABLE "public"."m_cities" ADD CONSTRAINT "m_cities_country_fkey" FOREIGN KEY ("country") REFERENCES "public"."z_countries" ("code");
