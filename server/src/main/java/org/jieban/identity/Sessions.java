package org.jieban.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;

/** What a browser's session holds: the person and the post, nothing else. */
public final class Sessions {

    private static final String PERSON = "person";
    private static final String POST = "post";

    private Sessions() {}

    /** Begins a log-in under a new session id, so that an id planted before is worth nothing. */
    public static void begin(HttpServletRequest request, PersonId person, PostId post) {
        end(request);
        var session = request.getSession(true);
        session.setAttribute(PERSON, person.value());
        session.setAttribute(POST, post.value());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                Long.toString(person.value()));
    }

    /** Goes on with another post of the same person. */
    public static void change(HttpServletRequest request, PostId post) {
        request.getSession(true).setAttribute(POST, post.value());
    }

    /** Logs out. */
    public static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static @Nullable PersonId person(HttpSession session) {
        return session.getAttribute(PERSON) instanceof Long person ? new PersonId(person) : null;
    }

    static @Nullable PostId post(HttpSession session) {
        return session.getAttribute(POST) instanceof Long post ? new PostId(post) : null;
    }
}
