package org.jieban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code post}. */
@Repository
class PostRepository {

    private static final String SELECT =
            """
            select s.id, s.person_id, s.unit_id, s.scope_unit_id, s.role, s.title, s.valid_from, s.valid_until
            from post s
            """;

    private static final String BY_ID = SELECT + "where s.id = :id";

    private static final String OF_PEOPLE =
            SELECT + "where s.person_id = any(:people) order by s.person_id, s.id";

    private static final String IN_SCOPE =
            SELECT + "where :everything or s.unit_id = any(:units) order by s.person_id, s.id";

    private static final String CREATE =
            """
            insert into post (person_id, unit_id, scope_unit_id, role, title, valid_from, valid_until)
            select person::bigint, unit::bigint, scope::bigint, role, title, valid_from::date, valid_until::date
            from unnest(:people, :units, :scopes, :roles, :titles, :froms, :untils)
                as r (person, unit, scope, role, title, valid_from, valid_until)
            """;

    private static final String CREATE_ONE =
            """
            insert into post (person_id, unit_id, scope_unit_id, role, title, valid_from, valid_until)
            values (:person, :unit, :scope, :role, :title, :from, cast(:until as date))
            returning id
            """;

    private static final String CHANGE =
            """
            update post set title = :title, valid_from = :from, valid_until = cast(:until as date)
            where id = :id
            """;

    private final JdbcClient jdbc;

    PostRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Post> find(PostId id) {
        return jdbc.sql(BY_ID).param("id", id.value()).query((row, _) -> toPost(row)).optional();
    }

    List<Post> of(Collection<PersonId> people) {
        return jdbc.sql(OF_PEOPLE)
                .param("people", people.stream().mapToLong(PersonId::value).toArray())
                .query((row, _) -> toPost(row))
                .list();
    }

    List<Post> in(Scope scope) {
        return jdbc.sql(IN_SCOPE)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .query((row, _) -> toPost(row))
                .list();
    }

    PostId create(Post post) {
        return new PostId(
                jdbc.sql(CREATE_ONE)
                        .param("person", post.person().value())
                        .param("unit", post.unit().value())
                        .param("scope", post.scopeUnit().value())
                        .param("role", post.role().name())
                        .param("title", post.title())
                        .param("from", post.from())
                        .param("until", post.until())
                        .query(Long.class)
                        .single());
    }

    void createAll(List<Post> posts) {
        jdbc.sql(CREATE)
                .param("people", texts(posts, post -> post.person().value()))
                .param("units", texts(posts, post -> post.unit().value()))
                .param("scopes", texts(posts, post -> post.scopeUnit().value()))
                .param("roles", texts(posts, Post::role))
                .param("titles", texts(posts, Post::title))
                .param("froms", texts(posts, Post::from))
                .param("untils", texts(posts, Post::until))
                .update();
    }

    void change(PostId id, String title, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql(CHANGE)
                .param("id", id.value())
                .param("title", title)
                .param("from", from)
                .param("until", until)
                .update();
    }

    private static @Nullable String[] texts(
            List<Post> posts, Function<Post, @Nullable Object> column) {
        var texts = new @Nullable String[posts.size()];
        for (var i = 0; i < texts.length; i++) {
            var value = column.apply(posts.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    private static Post toPost(ResultSet row) throws SQLException {
        return new Post(
                new PostId(row.getLong("id")),
                new PersonId(row.getLong("person_id")),
                new UnitId(row.getLong("unit_id")),
                new UnitId(row.getLong("scope_unit_id")),
                Role.valueOf(row.getString("role")),
                row.getString("title"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
