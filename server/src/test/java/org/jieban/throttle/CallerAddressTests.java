package org.jieban.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTests {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    203.0.113.7,                  203.0.113.7
                    2001:db8:1:2:aaaa:0:0:1,      2001:db8:1:2::/64
                    2001:db8:1:2:bbbb:0:0:9,      2001:db8:1:2::/64
                    2001:db8::1,                  2001:db8:0:0::/64
                    ::1,                          0:0:0:0::/64
                    1::2:3:4:5:6:7,               1:0:2:3::/64
                    fe80:0:0:0:1:2:3:4%eth0,      fe80:0:0:0::/64
                    ::ffff:203.0.113.7,           ::ffff:203.0.113.7
                    """)
    void oneHouseholdIsOneCaller(String address, String key) {
        assertThat(CallerAddress.of(address)).isEqualTo(key);
    }
}
