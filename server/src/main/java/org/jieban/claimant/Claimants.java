package org.jieban.claimant;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.claimant.ClaimantRows.Sealed;
import org.jieban.identity.Actor;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers, finds, masks and reveals claimants (诉求人). */
@Service
public class Claimants {

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;
    private static final int SHORTEST_TAIL = 4;

    private final ClaimantRows rows;
    private final Envelope envelope;
    private final Audit audit;
    private final Clock clock;

    Claimants(ClaimantRows rows, Envelope envelope, Audit audit, Clock clock) {
        this.rows = rows;
        this.envelope = envelope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores who brought a case; one round trip, none at all when neither name nor phone was given.
     * The name of somebody who wants to stay anonymous is not stored.
     *
     * @throws ProblemException {@code shared/invalid} naming {@code /claimant/phone} or {@code
     *     /claimant/name}
     */
    @Transactional
    public ClaimantId register(GivenClaimant given) {
        var checked = CheckedClaimant.of(given);
        if (checked.isNobody()) {
            return ClaimantId.UNKNOWN;
        }
        var id = new ClaimantId(rows.nextId());
        var row = envelope.close(id, given.anonymous(), checked.name(), checked.phone());
        rows.add(row, clock.instant());
        return id;
    }

    /** What may be shown to whoever may see the case. */
    @Transactional(readOnly = true)
    public MaskedClaimant masked(ClaimantId id) {
        return masked(List.of(id)).getOrDefault(id, MaskedClaimant.NOBODY);
    }

    /** As {@link #masked(ClaimantId)} for a list, in one round trip. */
    @Transactional(readOnly = true)
    public Map<ClaimantId, MaskedClaimant> masked(Collection<ClaimantId> ids) {
        return rows.byIds(ids).stream()
                .collect(
                        toMap(
                                row -> new ClaimantId(row.id()),
                                envelope::masked,
                                (first, same) -> first,
                                LinkedHashMap::new));
    }

    /**
     * Name and phone in clear text. Whether the viewer may ask for this case's claimant at all is the
     * caller's to check before.
     *
     * @param reason at least four characters that somebody can check later
     * @throws ProblemException {@code claimant/reason-required}, or {@code shared/not-found}
     */
    // [impl->rule~privacy.reveal~1]
    @Transactional
    public ClearClaimant reveal(ClaimantId id, Actor by, String caseNumber, String reason) {
        var why = reason.strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw new ProblemException(
                    ClaimantProblem.REASON_REQUIRED,
                    Map.of("shortest", SHORTEST_REASON, "longest", LONGEST_REASON));
        }
        var row = row(id);
        audit.about(by).of(caseNumber).because(why).record(AuditKind.CLAIMANT_REVEALED);
        return envelope.clear(row);
    }

    /**
     * Who called with this phone before, masked; the look is recorded, the phone is not.
     *
     * @throws ProblemException {@code shared/invalid} naming {@code /phone}
     */
    @Transactional
    public Optional<KnownClaimant> lookup(String phone, Actor by) {
        var number = CheckedClaimant.phone(phone, "phone");
        var found = rows.byPhone(envelope.hashes(number));
        audit.about(by).with(Map.of("cases", found.size())).record(AuditKind.CLAIMANT_LOOKED_UP);
        return found.isEmpty() ? Optional.empty() : Optional.of(known(found));
    }

    /** Every id under the same phone, this one included; only this one when it has none. */
    @Transactional(readOnly = true)
    public List<ClaimantId> samePerson(ClaimantId id) {
        return envelope.phone(row(id))
                .map(phone -> ids(rows.byPhone(envelope.hashes(phone))))
                .orElse(List.of(id));
    }

    /**
     * What tells this person from others in whatever case: keyed hashes of the phone, one for every key
     * in use, of which any that is shared means the same person. Nothing leads back to the phone; empty
     * when there is none.
     */
    @Transactional(readOnly = true)
    public List<String> personKeys(ClaimantId id) {
        return rows.byIds(List.of(id)).stream()
                .flatMap(row -> envelope.phone(row).stream())
                .flatMap(phone -> envelope.hashes(phone).stream())
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    /**
     * Which of these are one person: for each that has a phone, the smallest of these ids under the same
     * phone. Who has none is left out.
     */
    @Transactional(readOnly = true)
    public Map<ClaimantId, ClaimantId> people(Collection<ClaimantId> ids) {
        var first = new HashMap<String, ClaimantId>();
        var people = new HashMap<ClaimantId, ClaimantId>();
        rows.byIds(ids.stream().distinct().toList()).stream()
                .sorted(Comparator.comparingLong(Sealed::id))
                .forEach(row ->
                        envelope.phone(row)
                                .map(PhoneNumber::line)
                                .ifPresent(line -> {
                                    var id = new ClaimantId(row.id());
                                    people.put(id, first.computeIfAbsent(line, _ -> id));
                                }));
        return people;
    }

    /**
     * Whether the claimant's phone ends with these digits, at least the last four; for the citizen's
     * page. Count the tries before asking ({@code throttle}).
     */
    @Transactional(readOnly = true)
    public boolean phoneEndsWith(ClaimantId id, String tail) {
        if (tail.length() < SHORTEST_TAIL || !tail.chars().allMatch(Claimants::isDigit)) {
            return false;
        }
        return rows.byIds(List.of(id)).stream()
                .flatMap(row -> envelope.phone(row).stream())
                .anyMatch(phone -> endsWith(phone.line(), tail));
    }

    /**
     * The number under which the claimant is sent a message about their own case, at the moment in which
     * it leaves; empty when there is none. Never shown to anybody, never stored.
     */
    @Transactional(readOnly = true)
    public Optional<String> phoneForMessages(ClaimantId id) {
        return rows.byIds(List.of(id)).stream()
                .flatMap(row -> envelope.phone(row).stream())
                .map(PhoneNumber::line)
                .findFirst();
    }

    /**
     * Name and phone as they were given, for taking them out of texts that leave the building; never
     * shown to anybody, never stored.
     */
    @Transactional(readOnly = true)
    public List<String> toHide(ClaimantId id) {
        return rows.byIds(List.of(id)).stream()
                .map(envelope::clear)
                .flatMap(clear -> Stream.of(clear.name(), clear.phone()))
                .filter(Objects::nonNull)
                .map(words -> Objects.requireNonNull(words))
                .toList();
    }

    private Sealed row(ClaimantId id) {
        return rows.byIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private KnownClaimant known(List<Sealed> newestFirst) {
        return new KnownClaimant(ids(newestFirst), envelope.masked(newestFirst.getFirst()));
    }

    private static List<ClaimantId> ids(List<Sealed> found) {
        return found.stream().map(row -> new ClaimantId(row.id())).toList();
    }

    private static boolean endsWith(String line, String tail) {
        return line.length() >= tail.length()
                && MessageDigest.isEqual(
                        line.substring(line.length() - tail.length())
                                .getBytes(StandardCharsets.US_ASCII),
                        tail.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
