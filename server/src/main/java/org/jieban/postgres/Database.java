package org.jieban.postgres;

import java.util.Map;

/** Where a database is and who may log in; the password never appears in {@link #toString()}. */
public record Database(String url, String username, String password) {

    /** The same three facts under the names that Spring reads. */
    public Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    @Override
    public String toString() {
        return username + "@" + url;
    }
}
