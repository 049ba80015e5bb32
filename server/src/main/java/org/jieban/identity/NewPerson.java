package org.jieban.identity;

import java.util.List;

/** A person to be taken in, with the posts (岗位) they begin with; without one they cannot log in. */
public record NewPerson(String name, String username, List<NewPost> posts) {

    public NewPerson {
        posts = List.copyOf(posts);
    }
}
