CREATE TABLE users (id bigserial PRIMARY KEY, name text);
CREATE TABLE posts (id bigserial PRIMARY KEY, author_id bigint NOT NULL REFERENCES users ON DELETE CASCADE, parent_id bigint REFERENCES posts);
CREATE TABLE likes (user_id bigint REFERENCES users, post_id bigint REFERENCES posts, PRIMARY KEY (user_id, post_id));
CREATE VIEW post_likes AS SELECT p.id, p.author_id, count(l.user_id) AS n FROM posts p LEFT JOIN likes l ON l.post_id = p.id GROUP BY p.id;
CREATE MATERIALIZED VIEW top_posts AS SELECT id, n FROM post_likes ORDER BY n DESC LIMIT 10;
CREATE UNIQUE INDEX top_posts_id_idx ON top_posts (id);
CREATE INDEX posts_author_idx ON posts (author_id, id DESC);
