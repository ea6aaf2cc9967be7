CREATE TABLE "public"."users" (
    "id" bigint NOT NULL,
    "name" text
) PARTITION BY HASH (id);
CREATE TABLE "public"."users_0" (
    "id" bigint NOT NULL,
    "name" text
);
CREATE TABLE "public"."users_1" (
    "id" bigint NOT NULL,
    "name" text
);
ALTER TABLE ONLY "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY ("id");
ALTER TABLE "public"."users_0" ADD CONSTRAINT "users_0_pkey" PRIMARY KEY ("id");
ALTER TABLE "public"."users_1" ADD CONSTRAINT "users_1_pkey" PRIMARY KEY ("id");
ALTER TABLE ONLY "public"."users" ATTACH PARTITION "public"."users_0" FOR VALUES WITH (modulus 2, remainder 0);
ALTER TABLE ONLY "public"."users" ATTACH PARTITION "public"."users_1" FOR VALUES WITH (modulus 2, remainder 1);
ALTER INDEX "public"."users_pkey" ATTACH PARTITION "public"."users_0_pkey";
ALTER INDEX "public"."users_pkey" ATTACH PARTITION "public"."users_1_pkey";
