package org.jieban.analysis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.session.SessionRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Today's figures, once or as a stream of server-sent events.
 *
 * <p>A stream is a request that stays in its own virtual thread and writes: nothing is handed to
 * another thread, so a slow or vanished browser holds up nobody, and the rules of the session hold as
 * for any request. A line is ended after {@link #LONGEST}; the browser opens the next one by itself
 * and shows who it is again.
 */
@RestController
class LiveController {

    private static final Logger log = LoggerFactory.getLogger(LiveController.class);

    /** Writing is the only way to learn that a browser is gone; until then its line counts as open. */
    private static final long HEARTBEAT = Duration.ofSeconds(3).toNanos();

    private static final long LOOK_AT_SESSION = Duration.ofSeconds(20).toNanos();
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();
    private static final int TRY_AGAIN_MILLIS = 2000;

    private final LiveFigures figures;
    private final JsonMapper json;
    private final ObjectProvider<SessionRepository<?>> sessions;

    LiveController(
            LiveFigures figures, JsonMapper json, ObjectProvider<SessionRepository<?>> sessions) {
        this.figures = figures;
        this.json = json;
        this.sessions = sessions;
    }

    @GetMapping("/api/live/today")
    @PreAuthorize(Rights.STAFF)
    Today today() {
        return figures.now();
    }

    @GetMapping(path = "/api/live")
    @PreAuthorize(Rights.STAFF)
    void live(Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var session = request.getSession(false);
        try (var stream = figures.open(actor.person())) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            var line = new Line(response.getOutputStream());
            line.write("retry: " + TRY_AGAIN_MILLIS + "\n\n");
            follow(stream, line, session);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            log.debug("A page that followed the live figures is gone: {}", gone.getMessage());
        }
    }

    private void follow(LiveFigures.Stream stream, Line line, @Nullable HttpSession session)
            throws IOException, InterruptedException {
        long opened = System.nanoTime();
        long sessionSeen = opened;
        Today shown = null;
        do {
            var today = figures.recent();
            if (!today.equals(shown)) {
                line.write("event: today\ndata: " + json.writeValueAsString(today) + "\n\n");
                shown = today;
            }
            if (System.nanoTime() - sessionSeen >= LOOK_AT_SESSION) {
                sessionSeen = System.nanoTime();
                if (session != null && ended(session)) {
                    return;
                }
            }
            if (line.heartbeatDue(HEARTBEAT)) {
                line.write(":\n\n");
            }
        } while (stream.waitForNews() && System.nanoTime() - opened < LONGEST);
    }

    private boolean ended(HttpSession session) {
        var repository = sessions.getIfAvailable();
        return repository != null && repository.findById(session.getId()) == null;
    }

    /** What is written to one browser. */
    private static final class Line {

        private final OutputStream out;
        private long lastHeartbeat = System.nanoTime();

        Line(OutputStream out) {
            this.out = out;
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Whether it is time for another heartbeat. */
        boolean heartbeatDue(long nanos) {
            long now = System.nanoTime();
            if (now - lastHeartbeat < nanos) {
                return false;
            }
            lastHeartbeat = now;
            return true;
        }
    }
}
