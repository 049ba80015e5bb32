package org.jieban.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.WorkingCalendar;
import org.springframework.stereotype.Service;

/** Many cases at once as their facts tell them, for parts of the system that compute from cases. */
@Service
public class ReadingCases {

    private final CaseFiles files;
    private final Calendars calendars;

    ReadingCases(CaseFiles files, Calendars calendars) {
        this.files = files;
        this.calendars = calendars;
    }

    /** These cases as they stand; what is no case is left out. */
    public List<CaseFile> files(Collection<Long> ids) {
        var calendar = calendars.current();
        var found = new ArrayList<CaseFile>(ids.size());
        for (var history : histories(ids).values()) {
            found.add(CaseFile.replay(history, calendar));
        }
        return found;
    }

    /** Looks at a case after each of its facts. */
    @FunctionalInterface
    public interface Walker {

        /** The case as it stood right after a fact. */
        void after(CaseFile file, RecordedEvent fact);
    }

    /** Lets each of these cases happen again, fact by fact. */
    public void walk(Collection<Long> ids, Walker walker) {
        walk(ids, calendars.current(), walker);
    }

    /** The same by a calendar that need not be the one in force. */
    public void walk(Collection<Long> ids, WorkingCalendar calendar, Walker walker) {
        for (var history : histories(ids).values()) {
            var file = new CaseFile(history.getFirst().caseId(), calendar);
            for (var fact : history) {
                file.apply(fact);
                walker.after(file, fact);
            }
        }
    }

    private Map<Long, List<RecordedEvent>> histories(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return files.histories(ids.stream().mapToLong(Long::longValue).sorted().toArray()).stream()
                .map(ChainedEvent::decoded)
                .collect(
                        Collectors.groupingBy(
                                RecordedEvent::caseId, LinkedHashMap::new, Collectors.toList()));
    }
}
