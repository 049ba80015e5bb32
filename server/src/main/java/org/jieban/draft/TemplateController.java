package org.jieban.draft;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The administrator's page of templates. */
@RestController
@RequestMapping("/api/admin/reply-templates")
class TemplateController {

    private final Templates templates;
    private final Drafting drafting;
    private final Casework casework;
    private final Clock clock;

    TemplateController(Templates templates, Drafting drafting, Casework casework, Clock clock) {
        this.templates = templates;
        this.drafting = drafting;
        this.casework = casework;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(Rights.ADMIN)
    AllTemplates all() {
        return new AllTemplates(
                Arrays.stream(Blank.values())
                        .map(blank -> new Known(blank.words(), blank.kind()))
                        .toList(),
                templates.all());
    }

    @PostMapping
    @PreAuthorize(Rights.ADMIN)
    AllTemplates save(Actor actor, @RequestBody TemplateWanted body) {
        var from = body.validFrom();
        templates.save(
                new Templates.Wanted(
                        text(body.category()),
                        body.version(),
                        text(body.text()),
                        from == null ? LocalDate.ofInstant(clock.instant(), CityZone.ZONE) : from,
                        body.validUntil(),
                        text(body.note())),
                actor);
        return all();
    }

    /** The template with a case's facts in it; the case must lie within the administrator's scope. */
    @PostMapping("/preview")
    @PreAuthorize(Rights.ADMIN)
    Preview preview(Actor actor, @RequestBody PreviewWanted body) {
        var text = text(body.text());
        var faults = TemplateText.faults(text);
        var number = text(body.number());
        return new Preview(
                faults,
                faults.isEmpty() && !number.isEmpty()
                        ? drafting.filled(text, casework.see(CaseNumber.parse(number), actor))
                        : null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    record Known(String words, Blank.Kind kind) {}

    record AllTemplates(List<Known> blanks, List<Templates.Version> versions) {}

    record TemplateWanted(
            @Nullable String category,
            int version,
            @Nullable String text,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String note) {}

    record PreviewWanted(@Nullable String text, @Nullable String number) {}

    /**
     * How it would read.
     *
     * @param text null when there are faults or no case was named
     */
    record Preview(List<TemplateText.Fault> faults, @Nullable String text) {}
}
