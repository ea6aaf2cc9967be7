CREATE TABLE "public"."customer_relationship_management_activity_history_entries" (
    "customer_relationship_management_activity_identifier" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "customer_relationship_management_parent_identifier" bigint,
    CONSTRAINT "customer_relationship_managem_customer_relationship_managem_key" UNIQUE ("customer_relationship_management_parent_identifier"),
    CONSTRAINT "customer_relationship_management_activity_history_entries_pkey" PRIMARY KEY ("customer_relationship_management_activity_identifier")
);
CREATE INDEX "customer_relationship_managem_customer_relationship_managem_idx" ON "public"."customer_relationship_management_activity_history_entries" USING "btree" ("customer_relationship_management_parent_identifier", "customer_relationship_management_activity_identifier");
ALTER TABLE "public"."customer_relationship_management_activity_history_entries" ADD CONSTRAINT "customer_relationship_managem_customer_relationship_manage_fkey" FOREIGN KEY ("customer_relationship_management_parent_identifier") REFERENCES "public"."customer_relationship_management_activity_history_entries" ("customer_relationship_management_activity_identifier");
