package org.jieban.claimant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

// [utest->rule~privacy.sealed~1]
class SealingTests {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FIRST_KEY = "1:" + newKey();
    private static final String OWNER = "claimant/7/name";

    private final Seal seal = new Seal(KeyRing.parse("test", FIRST_KEY), RANDOM);

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(seal.open(seal.close("王芳", OWNER), OWNER)).isEqualTo("王芳");
    }

    @Test
    void theSameNameSealedTwiceLooksDifferent() {
        assertThat(seal.close("王芳", OWNER)).isNotEqualTo(seal.close("王芳", OWNER));
    }

    @Test
    void aSealedTextDoesNotShowItsContent() {
        var sealed = new String(seal.close("13812345678", OWNER), StandardCharsets.ISO_8859_1);

        assertThat(sealed).doesNotContain("138").doesNotContain("5678");
    }

    @Test
    void aSealedNameMovedToAnotherClaimantDoesNotOpen() {
        var sealed = seal.close("王芳", OWNER);

        assertThatThrownBy(() -> seal.open(sealed, "claimant/8/name"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("王芳");
    }

    @Test
    void aChangedByteDoesNotOpen() {
        var sealed = seal.close("王芳", OWNER);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open(sealed, OWNER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterAChangeOfKeysTheOldStillOpensAndTheNewIsUsed() {
        var old = seal.close("王芳", OWNER);
        var rotated = new Seal(KeyRing.parse("test", FIRST_KEY + "\n2:" + newKey()), RANDOM);

        var renewed = rotated.close("王芳", OWNER);

        assertThat(rotated.open(old, OWNER)).isEqualTo("王芳");
        assertThat(renewed[1]).isEqualTo((byte) 2);
        assertThatThrownBy(() -> seal.open(renewed, OWNER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key number 2");
    }

    @Test
    void aBadKeyIsNamedButNotShown() {
        assertThatThrownBy(() -> KeyRing.parse("claimant.key", "1:c2hvcnQ="))
                .hasMessageContaining("claimant.key")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static String newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
