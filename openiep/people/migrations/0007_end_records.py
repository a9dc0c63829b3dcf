from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_prepare_years'),
    ]

    operations = [
        migrations.AddField(
            model_name='pupil',
            name='record_ends_on',
            field=models.DateField(blank=True, null=True),
        ),
    ]
