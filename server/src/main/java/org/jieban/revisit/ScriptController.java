package org.jieban.revisit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The script (话术): read at the desk, written by assessors and administrators. */
@RestController
class ScriptController {

    private static final String EDITOR =
            Rights.ADMIN + " or (" + Rights.CASES_WRITE + " and hasRole('ASSESSOR'))";

    private final Scripts scripts;

    ScriptController(Scripts scripts) {
        this.scripts = scripts;
    }

    /** The words in force. */
    @GetMapping("/api/revisits/script")
    @PreAuthorize(Rights.CASES_READ + " and hasRole('REVISITER')")
    Script current() {
        return scripts.current();
    }

    /** Every version, the one in force first. */
    @GetMapping("/api/revisits/scripts")
    @PreAuthorize(EDITOR)
    List<Script> all() {
        return scripts.all();
    }

    @PostMapping("/api/revisits/scripts")
    @PreAuthorize(EDITOR)
    Script save(Actor actor, @RequestBody Wanted body) {
        var wrong = new ArrayList<FieldProblem>();
        if (body.zh() == null) {
            wrong.add(FieldProblem.required("zh"));
        }
        if (body.en() == null) {
            wrong.add(FieldProblem.required("en"));
        }
        if (body.zh() == null || body.en() == null) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        var note = body.note() == null ? "" : body.note().strip();
        return scripts.save(body.version(), body.zh(), body.en(), note, actor);
    }

    /**
     * A version as it shall be.
     *
     * @param version the one that was edited
     */
    record Wanted(
            int version,
            @Nullable ScriptWords zh,
            @Nullable ScriptWords en,
            @Nullable String note) {}
}
