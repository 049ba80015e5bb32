package org.jieban.place;

import java.util.Locale;
import java.util.Optional;

/**
 * How a map counts coordinates. Inside everything is WGS-84; the others are converted where they come in
 * or go out. The shift of GCJ-02 is the published reverse-engineered one (the standard itself is not
 * public), the one of BD-09 is published by the map's own interface.
 */
public enum Datum {
    /** As GPS counts. */
    WGS_84,
    /** As maps published in China count (Amap, Tencent): shifted by 100 to 700 metres. */
    GCJ_02,
    /** As Baidu counts: GCJ-02, shifted once more. */
    BD_09;

    private static final double SEMI_MAJOR = 6_378_245.0;
    private static final double ECCENTRICITY = 0.006_693_421_622_965_943;
    private static final double BAIDU = Math.PI * 3000 / 180;
    // a thousandth of a millimetre
    private static final double CLOSE = 1e-11;
    private static final int ROUNDS = 30;

    /**
     * The one that is meant: {@code WGS-84}, {@code EPSG:4326}, {@code gcj02}, {@code BD-09} …; nothing
     * for others, projected ones among them.
     */
    public static Optional<Datum> named(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replaceAll("[-_ :]", "")) {
            case "WGS84", "EPSG4326", "CRS84", "GPS" -> Optional.of(WGS_84);
            case "GCJ02", "AMAP", "TENCENT" -> Optional.of(GCJ_02);
            case "BD09", "BD09LL", "BAIDU" -> Optional.of(BD_09);
            default -> Optional.empty();
        };
    }

    /** As people write it: {@code GCJ-02}. */
    public String written() {
        return name().replace('_', '-');
    }

    /** A point counted in this way, as GPS counts it; exact to less than a centimetre. */
    // [impl->rule~place.coordinates~1]
    public Position toWgs84(double longitude, double latitude) {
        return switch (this) {
            case WGS_84 -> new Position(longitude, latitude);
            case GCJ_02 -> undone(longitude, latitude, Datum::gcj);
            case BD_09 -> {
                var gcj = undone(longitude, latitude, Datum::baidu);
                yield undone(gcj.longitude(), gcj.latitude(), Datum::gcj);
            }
        };
    }

    /** A point as this map counts it: longitude and latitude in degrees. */
    public double[] fromWgs84(Position position) {
        return switch (this) {
            case WGS_84 -> new double[] {position.longitude(), position.latitude()};
            case GCJ_02 -> gcj(position.longitude(), position.latitude());
            case BD_09 -> {
                var shifted = gcj(position.longitude(), position.latitude());
                yield baidu(shifted[0], shifted[1]);
            }
        };
    }

    private interface Shift {
        double[] of(double longitude, double latitude);
    }

    /** The point that is shifted to this one: corrected by what is still missing until nothing is. */
    private static Position undone(double longitude, double latitude, Shift shift) {
        double x = longitude;
        double y = latitude;
        for (int i = 0; i < ROUNDS; i++) {
            var there = shift.of(x, y);
            double east = longitude - there[0];
            double north = latitude - there[1];
            x += east;
            y += north;
            if (Math.abs(east) < CLOSE && Math.abs(north) < CLOSE) {
                break;
            }
        }
        return new Position(x, y);
    }

    private static double[] gcj(double longitude, double latitude) {
        boolean abroad =
                longitude < 72.004
                        || longitude > 137.8347
                        || latitude < 0.8293
                        || latitude > 55.8271;
        if (abroad) {
            return new double[] {longitude, latitude};
        }
        double x = longitude - 105;
        double y = latitude - 35;
        double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y;
        north += 0.2 * Math.sqrt(Math.abs(x)) + waves;
        north += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
        north += (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y;
        east += 0.1 * Math.sqrt(Math.abs(x)) + waves;
        east += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
        east += (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        double radians = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.sin(radians) * Math.sin(radians);
        double root = Math.sqrt(magic);
        double metresNorth = SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * root);
        double metresEast = SEMI_MAJOR / root * Math.cos(radians);
        return new double[] {
            longitude + Math.toDegrees(east / metresEast),
            latitude + Math.toDegrees(north / metresNorth)
        };
    }

    private static double[] baidu(double longitude, double latitude) {
        double radius =
                Math.sqrt(longitude * longitude + latitude * latitude)
                        + 0.000_02 * Math.sin(latitude * BAIDU);
        double angle = Math.atan2(latitude, longitude) + 0.000_003 * Math.cos(longitude * BAIDU);
        return new double[] {radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006};
    }
}
