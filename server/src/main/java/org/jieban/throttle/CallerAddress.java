package org.jieban.throttle;

import java.util.regex.Pattern;

/**
 * The part of a network address that stands for one caller: all of an IPv4 address, the first half
 * of an IPv6 address, since one household has the other half to itself and could rotate it.
 */
public final class CallerAddress {

    private static final Pattern ZONE = Pattern.compile("%.*$");
    private static final int GROUPS = 8;
    private static final int NETWORK_GROUPS = 4;

    private CallerAddress() {}

    /**
     * The key for a remote address as the servlet container gives it; what is no IPv6 address is
     * taken as it is.
     */
    public static String of(String remoteAddress) {
        var address = ZONE.matcher(remoteAddress).replaceFirst("");
        if (address.indexOf(':') < 0 || address.indexOf('.') >= 0) {
            return address;
        }
        return network(address);
    }

    private static String network(String address) {
        int gap = address.indexOf("::");
        var head = gap < 0 ? address : address.substring(0, gap);
        var tail = gap < 0 ? "" : address.substring(gap + 2);
        int tailGroups = tail.isEmpty() ? 0 : tail.split(":", -1).length;
        var groups = head.isEmpty() ? new String[0] : head.split(":", -1);
        var tailParts = tail.split(":", -1);
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS; i++) {
            int inTail = i - (GROUPS - tailGroups);
            var group = i < groups.length ? groups[i] : inTail >= 0 ? tailParts[inTail] : "0";
            network.append(group).append(':');
        }
        return network.append(":/64").toString();
    }
}
