DROP RULE "doc_list_insert" ON "public"."doc_list";
