package org.jieban.place;

/**
 * A point on the earth as GPS counts it (WGS-84).
 *
 * @param longitude in degrees, east positive, -180 to 180
 * @param latitude in degrees, north positive, -90 to 90
 */
public record Position(double longitude, double latitude) {

    private static final double EARTH_RADIUS = 6_371_008.8;

    public Position {
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("not on the earth: " + longitude + ", " + latitude);
        }
    }

    /** How far another point is, in metres along the surface of a sphere. */
    public double metresTo(Position other) {
        double from = Math.toRadians(latitude);
        double to = Math.toRadians(other.latitude);
        double north = Math.sin((to - from) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double part = north * north + Math.cos(from) * Math.cos(to) * east * east;
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
    }
}
