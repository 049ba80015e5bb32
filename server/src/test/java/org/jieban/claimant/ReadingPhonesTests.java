package org.jieban.claimant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPhonesTests {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    13812345678,            13812345678
                    138-1234-5678,          13812345678
                    138 1234 5678,          13812345678
                    +86 138 1234 5678,      13812345678
                    0086-13812345678,       13812345678
                    8613812345678,          13812345678
                    13812345678,   13812345678
                    010-65541234,           01065541234
                    (010)6554 1234,         01065541234
                    (010)65541234,        01065541234
                    +86 10 6554 1234,       01065541234
                    +86 (010) 65541234,     01065541234
                    0991-2345678,           09912345678
                    0755-82345678,          075582345678
                    010-65541234转602,      01065541234x602
                    010-65541234 ext. 602,  01065541234x602
                    400-812-3123,           4008123123
                    +852 9123 4567,         +85291234567
                    00852 9123 4567,        +85291234567
                    """)
    void oneNumberHasOneFormHoweverItIsTyped(String typed, String form) {
        assertThat(PhoneNumber.of(typed)).contains(new PhoneNumber(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1381234567",
                "138123456789",
                "12345",
                "110",
                "12812345678",
                "01065541",
                "+86",
                "+861381234567",
                "13812345678 13912345678",
                "138123456781381234567813812345678138123456781381234567813812345678"
            })
    void whatCannotBeCalledIsNoPhone(String typed) {
        assertThat(PhoneNumber.read(typed)).isEqualTo(new PhoneNumber.Reading.Unreadable());
    }

    @Test
    void aLandlineWithoutAreaCodeIsAskedForIt() {
        assertThat(PhoneNumber.read("6554-1234"))
                .isEqualTo(new PhoneNumber.Reading.AreaCodeMissing());
    }

    // [utest->rule~privacy.masked~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    13812345678,      138****5678
                    01065541234x602,  010****1234
                    4008123123,       400****3123
                    +85291234567,     +85****4567
                    """)
    void aMaskedPhoneShowsItsHeadAndItsLastFour(String form, String masked) {
        assertThat(MaskedClaimant.maskPhone(new PhoneNumber(form))).isEqualTo(masked);
    }

    // [utest->rule~privacy.masked~1]
    @ParameterizedTest
    @CsvSource({"王芳,王**", "欧阳建国,欧**", "𠮷田,𠮷**", "Li Lei,L**"})
    void aMaskedNameShowsItsFirstCharacterAndNotItsLength(String name, String masked) {
        assertThat(MaskedClaimant.maskName(name)).isEqualTo(masked);
    }
}
