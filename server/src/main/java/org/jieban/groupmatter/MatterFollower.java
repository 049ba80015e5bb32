package org.jieban.groupmatter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.StreamedEvent;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes what each new case tells. Placing it takes words apart and is left to {@link MatterRounds}, so
 * that no other reader of facts waits.
 */
// [impl->rule~group-matter.cases~1]
@Component
class MatterFollower implements Follower {

    static final String NAME = "group-matter";

    /** Older cases are no news, and are placed no more after a rebuild. */
    static final Duration PLACED = Duration.ofDays(45);

    private static final int SAID = 300;
    private static final int LONGEST_PLACE = 14;
    // the name of an estate or a street; house numbers would make neighbours strangers
    private static final Pattern NAME_OF_PLACE = Pattern.compile("^[\\p{IsHan}]{2,}");

    private final MatterRows rows;
    private final Clock clock;

    MatterFollower(MatterRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void reset() {
        rows.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(PLACED);
        var told = new ArrayList<MatterRows.Told>();
        var gone = new ArrayList<Long>();
        for (var streamed : events) {
            long id = streamed.event().caseId();
            switch (streamed.event().event()) {
                case CaseEvent.Submitted said when streamed.happenedAt().isAfter(oldest) ->
                        told.add(told(id, streamed.happenedAt(), said));
                case CaseEvent.Voided _ -> gone.add(id);
                default -> {}
            }
        }
        rows.add(told);
        rows.remove(gone);
    }

    private static MatterRows.Told told(long id, Instant at, CaseEvent.Submitted said) {
        var words = said.words();
        UnitId area = said.area();
        return new MatterRows.Told(
                id,
                at.toString(),
                said.claimant(),
                area == null ? null : area.value(),
                place(said.address()),
                said.title(),
                words.length() > SAID ? words.substring(0, SAID) : words);
    }

    static @Nullable String place(@Nullable String address) {
        if (address == null) {
            return null;
        }
        var name = NAME_OF_PLACE.matcher(address.strip());
        if (!name.find()) {
            return null;
        }
        var found = name.group();
        return found.length() > LONGEST_PLACE ? found.substring(0, LONGEST_PLACE) : found;
    }
}
