package org.jieban.attachment;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jieban.calendar.CityZone;
import org.jspecify.annotations.Nullable;

/**
 * What a camera wrote into a photo.
 *
 * @param orientation 1 to 8 as EXIF counts: how to turn it upright
 * @param takenAt by the camera's clock; in the city's zone when it names none
 * @param position where it was taken, or null
 */
record PhotoRecord(int orientation, @Nullable Instant takenAt, @Nullable Position position) {

    /** Degrees north and east (WGS 84). */
    record Position(double lat, double lon) {}

    private static final int UPRIGHT = 1;
    private static final int ORIENTATIONS = 8;
    private static final DateTimeFormatter EXIF_TIME =
            DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final PhotoRecord NOTHING = new PhotoRecord(UPRIGHT, null, null);

    /** A photo without a readable record has none; that is no fault. */
    static PhotoRecord read(Path photo) {
        try {
            var metadata = ImageMetadataReader.readMetadata(photo.toFile());
            return new PhotoRecord(orientation(metadata), takenAt(metadata), position(metadata));
        } catch (ImageProcessingException | IOException unreadable) {
            return NOTHING;
        }
    }

    /** Whether turning upright makes its height its width. */
    boolean liesOnItsSide() {
        return orientation > ORIENTATIONS / 2;
    }

    private static int orientation(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
            return UPRIGHT;
        }
        try {
            int value = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return value >= 1 && value <= ORIENTATIONS ? value : UPRIGHT;
        } catch (MetadataException unreadable) {
            return UPRIGHT;
        }
    }

    private static @Nullable Instant takenAt(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var text =
                directory == null
                        ? null
                        : directory.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (directory == null || text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, EXIF_TIME).atZone(zone(directory)).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static ZoneId zone(Directory directory) {
        var offset = directory.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL);
        return offset == null ? CityZone.ZONE : ZoneOffset.of(offset.strip());
    }

    private static @Nullable Position position(Metadata metadata) {
        for (var directory : metadata.getDirectoriesOfType(GpsDirectory.class)) {
            GeoLocation place = directory.getGeoLocation();
            if (place != null && isOnEarth(place)) {
                return new Position(place.getLatitude(), place.getLongitude());
            }
        }
        return null;
    }

    private static boolean isOnEarth(GeoLocation place) {
        return !place.isZero()
                && Math.abs(place.getLatitude()) <= 90
                && Math.abs(place.getLongitude()) <= 180;
    }
}
