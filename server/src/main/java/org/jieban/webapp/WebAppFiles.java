package org.jieban.webapp;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Files under {@code static/}, and the app's one page for every address that is the app's. */
@Configuration(proxyBeanMethods = false)
class WebAppFiles implements WebMvcConfigurer {

    private static final String PAGE = "index.html";

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/").setViewName("forward:/" + PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry handlers) {
        // their names carry a hash of their content, so they never change
        handlers.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        handlers.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new FileOrPage());
    }

    /** The file of that name; the page when the address could be one of the app's. */
    private static final class FileOrPage extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            var file = super.getResource(path, location);
            if (file != null || !isAddressOfTheApp(path)) {
                return file;
            }
            var page = new ClassPathResource("static/" + PAGE);
            return page.exists() ? page : null;
        }

        private static boolean isAddressOfTheApp(String path) {
            var lastPart = path.substring(path.lastIndexOf('/') + 1);
            return !path.startsWith("api/")
                    && !path.startsWith("actuator/")
                    && !lastPart.contains(".");
        }
    }
}
