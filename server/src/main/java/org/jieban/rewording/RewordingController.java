package org.jieban.rewording;

import java.util.List;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.draft.Drafting;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The machine's words beside a draft, and the administrator's setting. */
@RestController
class RewordingController {

    private final Casework casework;
    private final Drafting drafting;
    private final Rewording rewording;
    private final Settings settings;
    private final Uses uses;
    private final RewordingSettings kept;

    RewordingController(
            Casework casework,
            Drafting drafting,
            Rewording rewording,
            Settings settings,
            Uses uses,
            RewordingSettings kept) {
        this.casework = casework;
        this.drafting = drafting;
        this.rewording = rewording;
        this.settings = settings;
        this.uses = uses;
        this.kept = kept;
    }

    /** What may be reworded at present. */
    @GetMapping("/api/rewording")
    @PreAuthorize(Rights.STAFF)
    List<Purpose> offered() {
        var setting = settings.current();
        return setting.active() ? setting.uses() : List.of();
    }

    /** Rewords what stands in the reply, or the template's draft when nothing does. */
    @PostMapping("/api/cases/{number}/reply-rewording")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')")
    Rewording.Reworded reply(Actor actor, @PathVariable String number, @RequestBody Given body) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        var drafted = drafting.letter(seen);
        var given = text(body.text());
        return rewording.reword(seen, Purpose.REPLY, given.isEmpty() ? drafted : given, actor);
    }

    @PostMapping("/api/cases/{number}/summary-rewording")
    @PreAuthorize(Rights.CASES_READ)
    Rewording.Reworded summary(Actor actor, @PathVariable String number) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        return rewording.reword(seen, Purpose.SUMMARY, drafting.summary(seen), actor);
    }

    @GetMapping("/api/admin/rewording")
    @PreAuthorize(Rights.ADMIN)
    Page page() {
        return new Page(settings.current(), uses.newest(), kept.kept().toDays());
    }

    @PostMapping("/api/admin/rewording")
    @PreAuthorize(Rights.ADMIN)
    Setting save(Actor actor, @RequestBody SettingWanted body) {
        return settings.save(
                new Settings.Wanted(
                        body.version(),
                        body.active(),
                        text(body.url()),
                        text(body.model()),
                        body.key(),
                        body.seconds(),
                        body.uses() == null ? List.of() : body.uses().stream().distinct().toList()),
                actor);
    }

    @PostMapping("/api/admin/rewording/test")
    @PreAuthorize(Rights.ADMIN)
    Rewording.Tried attempt() {
        return rewording.attempt();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record Given(@Nullable String text) {}

    /**
     * The administrator's page.
     *
     * @param uses the newest first, without personal data
     * @param keptDays how many days their words are kept
     */
    record Page(Setting setting, List<Uses.Use> uses, long keptDays) {}

    record SettingWanted(
            int version,
            boolean active,
            @Nullable String url,
            @Nullable String model,
            @Nullable String key,
            int seconds,
            @Nullable List<Purpose> uses) {}
}
