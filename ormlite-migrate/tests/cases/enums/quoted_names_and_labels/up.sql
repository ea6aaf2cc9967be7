-- has a transaction of its own
ALTER TYPE "public"."Order Status" ADD VALUE E'half\\paid' AFTER 'it''s new';
-- has a transaction of its own
ALTER TYPE "public"."Order Status" ADD VALUE 'été' AFTER '';
