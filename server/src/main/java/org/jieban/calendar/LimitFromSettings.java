package org.jieban.calendar;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Lets settings say {@code 2h} where a {@link Limit} is wanted; Spring does not know {@code parse}. */
@Component
@ConfigurationPropertiesBinding
class LimitFromSettings implements Converter<String, Limit> {

    @Override
    public Limit convert(String text) {
        return Limit.parse(text);
    }
}
