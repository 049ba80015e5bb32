package org.jieban.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.Casework;
import org.jieban.catalogue.Categories;
import org.jieban.claimant.GivenClaimant;
import org.jieban.intake.Intake;
import org.jieban.intake.Request;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.place.GivenPoint;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.understanding.SureCategory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes in a file of citizens' messages (留言导入), each through the intake. */
@Service
class MessageImport {

    private static final int AT_ONCE = 100;
    private static final int KEY_BYTES = 20;
    private static final int LONGEST_ID = 200;
    private static final CaseActor IMPORT = CaseActor.system("导入");

    private final Intake intake;
    private final Casework casework;
    private final Categories categories;
    private final SureCategory sure;
    private final Units units;
    private final ImportRuns runs;
    private final Clock clock;

    MessageImport(
            Intake intake,
            Casework casework,
            Categories categories,
            SureCategory sure,
            Units units,
            ImportRuns runs,
            Clock clock) {
        this.intake = intake;
        this.casework = casework;
        this.categories = categories;
        this.sure = sure;
        this.units = units;
        this.runs = runs;
        this.clock = clock;
    }

    ImportCounts run(MessageColumns columns, PrintStream progressTo) throws IOException {
        var progress = new Progress(progressTo, clock);
        var area = areaOf(columns.area);
        var time = RowTime.of(columns.timeFormat, CityZone.ZONE);
        var rejectFile = columns.rejects == null ? Rejects.usual(columns.file) : columns.rejects;
        try (var rows = CsvRows.open(columns.file, columns.charset(), columns.needed());
                var rejects = new Rejects(rejectFile)) {
            long run = runs.begin(ImportRuns.Kind.MESSAGES, columns.name, columns.file, null);
            var work = new Work(columns, area, time, rejects);
            var batch = new ArrayList<Message>(AT_ONCE);
            for (var row = rows.next(); row != null; row = rows.next()) {
                work.read++;
                work.message(row).ifPresent(batch::add);
                if (batch.size() == AT_ONCE) {
                    work.takeIn(batch, () -> progress.tell(rows.progress(), work.done()));
                    batch.clear();
                }
            }
            work.takeIn(batch, () -> progress.tell(rows.progress(), work.done()));
            var counts = work.counts(progress);
            runs.end(run, counts);
            return counts;
        }
    }

    private @Nullable UnitId areaOf(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return units.byCode(code)
                .filter(unit -> unit.kind().isArea())
                .orElseThrow(() ->
                        Unusable.because("没有编码为 %s 的区划", "There is no area with the code %s", code))
                .id();
    }

    /** A row that can be asked about. */
    private record Message(CsvRow row, String source, Instant at) {}

    /** One run over one file. */
    private final class Work {

        private final MessageColumns columns;
        private final PointColumns points;
        private final @Nullable UnitId area;
        private final RowTime time;
        private final Rejects rejects;
        private final KeywordGuess guess = new KeywordGuess(categories);
        private final Map<String, Long> seen = new HashMap<>();
        private final Instant now = clock.instant();
        private long read;
        private long known;
        private long dispatched;
        private long asked;
        private long unclear;
        private long undecided;

        Work(MessageColumns columns, @Nullable UnitId area, RowTime time, Rejects rejects) {
            this.columns = columns;
            this.points = columns.point();
            this.area = area;
            this.time = time;
            this.rejects = rejects;
        }

        Optional<Message> message(CsvRow row) {
            if (row.wrong() != null) {
                return reject(row, row.wrong());
            }
            var id = row.text(columns.id);
            if (id.isEmpty() || id.length() > LONGEST_ID) {
                return reject(row, Reason.of("编号缺失或过长", "The id is missing or too long"));
            }
            var earlier = seen.putIfAbsent(id, row.line());
            if (earlier != null) {
                return reject(
                        row,
                        Reason.of(
                                "编号 %s 与第 %d 行重复",
                                "The id %s stands in line %d already", id, earlier));
            }
            var at = time.read(row.text(columns.time), null);
            if (at == null) {
                return reject(
                        row,
                        Reason.of("无法识别时间：%s", "This is no moment: %s", row.text(columns.time)));
            }
            if (at.at().isAfter(now)) {
                return reject(row, Reason.of("时间在未来", "The moment lies in the future"));
            }
            return Optional.of(new Message(row, columns.name + ":" + id, at.at()));
        }

        // [impl->rule~exchange.once~1]
        void takeIn(List<Message> messages, Runnable tell) {
            var before = casework.takenIn(messages.stream().map(Message::source).toList());
            for (var message : messages) {
                if (before.contains(message.source())) {
                    known++;
                } else {
                    takeIn(message);
                }
                tell.run();
            }
        }

        private void takeIn(Message message) {
            try {
                var request = request(message);
                var key = new IdempotencyKey("import-" + digest(message.source()));
                var outcome =
                        columns.dispatch == MessageColumns.Dispatch.auto
                                ? intake.takeAndDispatch(
                                        request, IMPORT, key, message.at(), id -> {})
                                : intake.take(
                                        request,
                                        List.of(new Act.Accept()),
                                        IMPORT,
                                        key,
                                        message.at(),
                                        id -> {});
                switch (outcome) {
                    case ActOutcome.Done done -> count(request, done.receipt().unit());
                    case ActOutcome.Refused refused -> reject(message.row(), Reason.of(refused));
                    case ActOutcome.Stale ignored ->
                            throw new IllegalStateException("a new case cannot be stale");
                }
            } catch (ProblemException refused) {
                reject(message.row(), Reason.of(refused));
            } catch (Unusable refused) {
                reject(message.row(), refused.reason());
            }
        }

        private long pool() {
            return asked + unclear + undecided;
        }

        long done() {
            return known + dispatched + pool() + rejects.count();
        }

        // [impl->rule~exchange.pool-reason~1]
        private void count(Request request, @Nullable UnitId unit) {
            if (unit != null) {
                dispatched++;
            } else if (columns.dispatch == MessageColumns.Dispatch.pool) {
                asked++;
            } else if (request.category() == null || request.category().isBlank()) {
                unclear++;
            } else {
                undecided++;
            }
        }

        // [impl->rule~exchange.named-columns~1]
        private Request request(Message message) {
            var row = message.row();
            var words =
                    String.join(
                            "\n",
                            columns.words.stream()
                                    .map(row::exact)
                                    .filter(text -> !text.isBlank())
                                    .toList());
            var title = row.text(columns.title);
            var point = points.of(row);
            return new Request(
                    null,
                    title,
                    words,
                    columns.category == null
                            ? sure.of(title, words).or(() -> guess.of(title, words)).orElse(null)
                            : row.text(columns.category),
                    null,
                    area,
                    row.text(columns.address),
                    point.map(GivenPoint::lat).orElse(null),
                    point.map(GivenPoint::lon).orElse(null),
                    GivenClaimant.NOBODY,
                    false,
                    false,
                    Channel.CSV,
                    List.of(),
                    false,
                    message.source(),
                    null,
                    null,
                    points.datum().written(),
                    null);
        }

        private Optional<Message> reject(CsvRow row, Reason reason) {
            rejects.add(row, reason);
            return Optional.empty();
        }

        ImportCounts counts(Progress progress) {
            var also = new LinkedHashMap<String, Long>();
            also.put("按目录派出 dispatched", dispatched);
            also.put("待派单 in the pool", pool());
            also.put("其中类别不明 of these: category unclear", unclear);
            also.put("其中目录未定承办 of these: nobody named by the catalogue", undecided);
            return new ImportCounts(
                    read,
                    dispatched + pool(),
                    known,
                    rejects.count(),
                    also,
                    rejects.file(),
                    progress.taken());
        }
    }

    private static String digest(String source) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
