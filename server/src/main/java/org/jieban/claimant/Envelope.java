package org.jieban.claimant;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jieban.claimant.ClaimantRows.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between rows and clear text; the only place that holds both. */
@Component
class Envelope {

    private final Seal seal;
    private final KeyRing lookup;

    Envelope(Keys keys) {
        seal = new Seal(keys.claimant(), new SecureRandom());
        lookup = keys.lookup();
    }

    // [impl->rule~privacy.sealed~1]
    Sealed close(
            ClaimantId id, boolean anonymous, @Nullable String name, @Nullable PhoneNumber phone) {
        return new Sealed(
                id.value(),
                anonymous,
                name == null ? null : seal.close(name, nameOf(id.value())),
                phone == null ? null : seal.close(phone.value(), phoneOf(id.value())),
                phone == null ? null : hash(lookup.current(), phone));
    }

    /** The phone's hash under every key that rows may have been hashed with. */
    List<byte[]> hashes(PhoneNumber phone) {
        return lookup.numbers().stream().map(number -> hash(number, phone)).toList();
    }

    @Nullable String name(Sealed row) {
        return row.name() == null ? null : seal.open(row.name(), nameOf(row.id()));
    }

    Optional<PhoneNumber> phone(Sealed row) {
        return row.phone() == null
                ? Optional.empty()
                : Optional.of(new PhoneNumber(seal.open(row.phone(), phoneOf(row.id()))));
    }

    MaskedClaimant masked(Sealed row) {
        return new MaskedClaimant(
                MaskedClaimant.maskName(name(row)),
                MaskedClaimant.maskPhone(phone(row).orElse(null)),
                row.anonymous());
    }

    ClearClaimant clear(Sealed row) {
        return new ClearClaimant(name(row), phone(row).map(PhoneNumber::value).orElse(null));
    }

    private byte[] hash(int number, PhoneNumber phone) {
        return lookup.sign(number, phone.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String nameOf(long id) {
        return "claimant/" + id + "/name";
    }

    private static String phoneOf(long id) {
        return "claimant/" + id + "/phone";
    }
}
