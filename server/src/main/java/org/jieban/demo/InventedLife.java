package org.jieban.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.PastLife;

/**
 * A case of the demo city's past, played up to a moment.
 *
 * @param claimant asked for the citizen's id, or for 0 when they said nothing about themself
 * @param until what would happen later has not happened yet
 */
record InventedLife(
        String source,
        Said words,
        LongSupplier claimant,
        @Override Instant at,
        @Override CaseActor by,
        @Override List<Act> first,
        Player player,
        Album album,
        Instant until)
        implements PastLife {

    @Override
    public NewCase said() {
        long id = claimant.getAsLong();
        return new NewCase(
                words.kind(),
                words.title(),
                words.words(),
                words.category(),
                words.urgency(),
                words.area(),
                words.address(),
                words.at() == null ? null : words.at().latitude(),
                words.at() == null ? null : words.at().longitude(),
                words.channel(),
                id == 0 ? null : id,
                words.contactable(),
                words.secret(),
                words.meetingWanted(),
                List.of(),
                source);
    }

    @Override
    public Optional<PastAct> next(CaseFile file) {
        return player.next(file, until)
                .filter(step -> step.at().isBefore(until))
                .map(step -> album.in(step, file).past());
    }
}
