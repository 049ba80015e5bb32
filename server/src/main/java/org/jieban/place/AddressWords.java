package org.jieban.place;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name in an address: an estate or a road without numbers, doors and the areas around it. */
final class AddressWords {

    private static final Pattern AROUND =
            Pattern.compile("^.*(?:(?<!小)[区县]|街道|地区|镇|乡|社区)(?=[\\p{IsHan}]{3})");
    private static final Pattern NAME = Pattern.compile("^[\\p{IsHan}]{3,12}");
    private static final Pattern ENDING =
            Pattern.compile("(?:附近|门口|旁边|对面|路口|楼下|院内|小区|[东南西北正后]门)+$");
    private static final Pattern PERSON = Pattern.compile("[家宅寓]$|先生|女士|师傅|老师");
    private static final int SHORTEST = 3;

    private AddressWords() {}

    /** The name, or nothing where what stands there may be a person's or says too little. */
    // [impl->rule~place.address-book~1]
    static Optional<String> of(String address) {
        var found = NAME.matcher(AROUND.matcher(address.strip()).replaceFirst(""));
        if (!found.find()) {
            return Optional.empty();
        }
        var name = ENDING.matcher(found.group()).replaceFirst("");
        return name.length() < SHORTEST || PERSON.matcher(name).find()
                ? Optional.empty()
                : Optional.of(name);
    }
}
